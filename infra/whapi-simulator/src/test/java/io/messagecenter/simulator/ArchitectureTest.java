package io.messagecenter.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.messagecenter.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.messagecenter.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersArePackagePrivate =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();

    @ArchTest
    static final ArchRule noDrawersForEverything =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..service..");

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveSimpleName("Message")
            .or()
            .haveSimpleName("MessageIds")
            .or()
            .haveSimpleName("ChatIds")
            .or()
            .haveSimpleName("SendKind")
            .or()
            .haveSimpleName("FailRule")
            .or()
            .haveSimpleName("SettingsRules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..");

    /** It stands for somebody else's system, so it must not share code or mistakes with ours. */
    @ArchTest
    static final ArchRule theProductIsUnknownHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.messagecenter.contracts..", "io.messagecenter.platform..");
}
