package org.parley.shell.database;

import java.nio.file.Path;

/** Where the embedded database keeps its data. */
public record DataHome(Path folder) {}
