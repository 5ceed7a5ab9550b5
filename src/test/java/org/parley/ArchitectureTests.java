package org.parley;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.envers.Audited;
import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;
import org.parley.record.evidence.Main;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** The shape of the house, as the design sets it out: what breaks it breaks the build. */
class ArchitectureTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.parley");

    private static final DescribedPredicate<JavaClass> REPOSITORY = assignableTo(Repository.class);

    @Test
    void keepsVaadinToTheScreens() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "org.parley.design..", "org.parley.shell..", "org.parley")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..")
                .check(HOUSE);
    }

    @Test
    void namesRoutesViewsKeepsThemToTheirPackageAndSaysWhoMayOpenThem() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("View")
                .andShould()
                .beAnnotatedWith(either(AnonymousAllowed.class, PermitAll.class, RolesAllowed.class))
                .check(HOUSE);
    }

    @Test
    void keepsEntitiesAndRepositoriesToTheirModule() {
        classes()
                .that(annotatedWith(Entity.class).or(REPOSITORY))
                .and()
                .resideOutsideOfPackage("org.parley.kernel")
                .should()
                .notBePublic()
                .check(HOUSE);
    }

    @Test
    void asksForAPermissionBeforeEveryPublicMethodOfAService() {
        methods()
                .that()
                .arePublic()
                .and()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat(annotatedWith(Service.class))
                .should(bePreAuthorized())
                .check(HOUSE);
    }

    @Test
    void callsServicesServicesAndQueriesQueries() {
        classes()
                .that()
                .areAnnotatedWith(Service.class)
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Queries")
                .check(HOUSE);
        classes()
                .that(new DescribedPredicate<JavaClass>("are public and named a service or queries") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getModifiers().contains(JavaModifier.PUBLIC)
                                && type.getSimpleName().matches(".*(Service|Queries)")
                                && !type.isInterface();
                    }
                })
                .should()
                .beAnnotatedWith(Service.class)
                .check(HOUSE);
    }

    @Test
    void beginsTransactionsInServicesQueriesAndListenersOnly() {
        DescribedPredicate<JavaClass> place =
                new DescribedPredicate<>("services, queries, the seats that guard them or guides that read for all") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isAnnotatedWith(Service.class)
                                || type.getSimpleName().equals("Seats");
                    }
                };
        classes()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should(ArchCondition.from(place))
                .check(HOUSE);
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(place)
                .orShould()
                .beAnnotatedWith(
                        either(EventListener.class, TransactionalEventListener.class, ApplicationModuleListener.class))
                .check(HOUSE);
    }

    @Test
    void keepsScreensAwayFromEntitiesRepositoriesAndTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat(annotatedWith(Entity.class)
                        .or(REPOSITORY)
                        .or(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")))
                .check(HOUSE);
    }

    @Test
    void keepsTheTextTheProcedureAndTheVerifierFreeOfFrameworks() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.parley.text..",
                        "org.parley.procedure..",
                        "org.parley.record.verify..",
                        "org.parley.record.evidence..")
                .and()
                .doNotHaveSimpleName("package-info") // may say that the package is offered to other modules
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..", "com.vaadin..")
                .check(HOUSE);
    }

    @Test
    void letsTheVerifierStandOnTheLanguageAlone() {
        classes()
                .that()
                .resideInAPackage("org.parley.record.verify..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.parley.record.verify..", "org.jspecify.annotations..")
                                .or(jsonOfTheKernel()))
                .check(HOUSE);
    }

    /** ADR 0014: what {@code parley-verify.jar} is made of. */
    @Test
    void letsTheEvidenceAddTheRulesOfProcedureAndNothingElse() {
        classes()
                .that()
                .resideInAnyPackage("org.parley.record.evidence..", "org.parley.procedure..")
                .and()
                .doNotHaveSimpleName("package-info") // says what a module offers, and is not in the jar
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.parley.record.evidence..",
                                "org.parley.record.verify..",
                                "org.parley.procedure..",
                                "org.jspecify.annotations..")
                        .or(jsonOfTheKernel())
                        .or(assignableTo(RuleViolation.class)))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.parley.record..")
                .and()
                .resideOutsideOfPackage("org.parley.record.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.parley.procedure..")
                .check(HOUSE);
    }

    @Test
    void keepsNoHistoryOfBallotsThatWouldSetTheActorBesideTheChoice() {
        noClasses()
                .that()
                .resideInAPackage("org.parley.voting..")
                .should()
                .beAnnotatedWith(Audited.class)
                .allowEmptyShould(true)
                .check(HOUSE);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.parley.voting..")
                .should()
                .beAnnotatedWith(Audited.class)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void neverUpdatesOrDeletesABallot() {
        methods()
                .that()
                .areDeclaredInClassesThat(REPOSITORY)
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameContaining("Ballot")
                .should()
                .notBeAnnotatedWith(Modifying.class)
                .andShould()
                .haveNameNotMatching("(delete|remove|update).*")
                .allowEmptyShould(true)
                .check(HOUSE);
        assertThat(sources()
                        .filter(source -> Pattern.compile(
                                        "(?i)(update|delete\\s+from|truncate|replace\\s+into)\\s+ballot\\b")
                                .matcher(source.text())
                                .find()))
                .isEmpty();
    }

    @Test
    void makesEventsRecords() {
        methods()
                .that(annotatedWith(EventListener.class)
                        .or(annotatedWith(TransactionalEventListener.class))
                        .or(annotatedWith(ApplicationModuleListener.class)))
                .should(new ArchCondition<>("hear records of ours") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getRawParameterTypes().stream()
                                .filter(type -> type.getPackageName().startsWith("org.parley"))
                                .filter(type -> !type.isRecord())
                                .filter(type -> !type.isInterface())
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " hears " + type.getName() + ", no record")));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void takesTheTimeFromTheClockOfTheHouse() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.parley.kernel.Ids") // what orders ids is no time that anybody reads
                .should()
                .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads a clock of its own") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        String owner = call.getTargetOwner().getName();
                        boolean now = call.getName().equals("now")
                                && owner.startsWith("java.time.")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
                        boolean system = owner.equals("java.lang.System")
                                && call.getName().equals("currentTimeMillis");
                        return now || system;
                    }
                })
                .check(HOUSE);
        noClasses()
                .that()
                .doNotHaveSimpleName("HouseConfiguration")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(HOUSE);
    }

    @Test
    void writesNothingToTheConsolePastTheLog() {
        noClasses()
                .that(not(assignableTo(Main.class))) // the verifier that observers run in a terminal
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void givesEveryObjectWhatItNeedsWhenItIsMade() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(HOUSE);
        fields().that()
                .areDeclaredInClassesThat(annotatedWith(Service.class))
                .should()
                .beFinal()
                .check(HOUSE);
    }

    @Test
    void needsNeitherLombokNorAnythingThatIsSold() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lombok..",
                        "com.vaadin.controlcenter..",
                        "com.vaadin.copilot..",
                        "com.vaadin.testbench..",
                        "com.vaadin.flow.component.board..",
                        "com.vaadin.flow.component.charts..",
                        "com.vaadin.flow.component.crud..",
                        "com.vaadin.flow.component.dashboard..",
                        "com.vaadin.flow.component.gridpro..",
                        "com.vaadin.flow.component.map..",
                        "com.vaadin.flow.component.richtexteditor..",
                        "com.vaadin.flow.component.spreadsheet..")
                .check(HOUSE);
        assertThat(Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .filter(name ->
                                name.matches("(vaadin-(charts|board|crud|grid-pro|map|rich-text-editor|spreadsheet"
                                        + "|dashboard|dev|copilot|testbench-core)|copilot|lombok)-.*")))
                .isEmpty();
    }

    @Test
    void putsNothingOfAPersonIntoMarkupOrScript() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.vaadin.flow.component.Html")
                .check(HOUSE);
        assertThat(sources()
                        .filter(source -> Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write")
                                .matcher(source.text())
                                .find()))
                .as("markup made of text")
                .isEmpty();
        assertThat(sources()
                        .filter(source -> Pattern.compile("executeJs\\(\\s*[^\")\\s]|executeJs\\(\"[^\"]*\"\\s*\\+")
                                .matcher(source.text())
                                .find()))
                .as("scripts with text set into them")
                .isEmpty();
    }

    @Test
    void saysInOneSentenceWhatEachPackageIsForAndChecksItsNulls() {
        Set<String> packages = HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).allSatisfy(name -> {
            Path info = Path.of("src/main/java", name.split("\\.")).resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).startsWith("/**").contains("@NullMarked");
        });
    }

    @Test
    void namesMigrationsInOneSequence() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(Path.of("db-migrations"))) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertThat(names).isNotEmpty().allMatch(name -> name.matches("V\\d{4}__[a-z][a-z0-9_]*\\.sql"));
        assertThat(names.stream().map(name -> name.substring(0, 5))).doesNotHaveDuplicates();
    }

    @Test
    void holdsNoTestClassThatTheRunnerWouldPassBy() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.parley");
        methods()
                .that(annotatedWith(Test.class).or(annotatedWith("net.jqwik.api.Property")))
                .and()
                .areDeclaredInClassesThat()
                .areTopLevelClasses()
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*Tests")
                .check(tests);
    }

    private static DescribedPredicate<JavaClass> jsonOfTheKernel() {
        return new DescribedPredicate<>("the kernel's JSON") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().equals("org.parley.kernel")
                                && type.getSimpleName().startsWith("Json")
                        || type.getEnclosingClass().map(this::test).orElse(false);
            }
        };
    }

    private static ArchCondition<JavaMethod> bePreAuthorized() {
        return new ArchCondition<>("be @PreAuthorize, itself or its class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean guarded = method.isAnnotatedWith(PreAuthorize.class)
                        || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                if (!guarded) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " asks for no permission"));
                }
            }
        };
    }

    @SafeVarargs
    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaAnnotation<?>> either(
            Class<? extends java.lang.annotation.Annotation>... types) {
        Set<String> names = Stream.of(types).map(Class::getName).collect(Collectors.toSet());
        return new DescribedPredicate<>("one of " + names) {
            @Override
            public boolean test(com.tngtech.archunit.core.domain.JavaAnnotation<?> annotation) {
                return names.contains(annotation.getRawType().getName());
            }
        };
    }

    private record Source(Path path, String text) {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    private static Stream<Source> sources() {
        return Stream.of(Path.of("src/main/java"), Path.of("frontend/components"))
                .flatMap(ArchitectureTests::walk)
                .filter(path -> path.toString().matches(".*\\.(java|js)"))
                .map(path -> new Source(path, read(path)));
    }

    private static Stream<Path> walk(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList().stream();
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }
}
