#!/bin/bash
# Run once by the MariaDB image, on an empty data volume: one account migrates, the other works.
# After each migration Parley grants the working account what it needs, table by table, and no more.
set -eu
mariadb -uroot -p"${MARIADB_ROOT_PASSWORD}" <<SQL
CREATE DATABASE IF NOT EXISTS parley CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER parley_migration@'%' IDENTIFIED BY '${PARLEY_MIGRATION_PASSWORD}';
GRANT ALL PRIVILEGES ON parley.* TO parley_migration@'%' WITH GRANT OPTION;
CREATE USER parley@'%' IDENTIFIED BY '${PARLEY_PASSWORD}';
SQL
