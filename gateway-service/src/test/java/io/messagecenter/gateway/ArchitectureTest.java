package io.messagecenter.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.server.WebFilter;

@AnalyzeClasses(packages = "io.messagecenter.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveSimpleNameStartingWith("TokenBuckets")
            .or()
            .haveSimpleName("TrustedProxies")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..");

    @ArchTest
    static final ArchRule filtersAreNobodysBusiness =
            classes().that().implement(WebFilter.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("io.messagecenter.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noUtilPackages =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..");

    @ArchTest
    static final ArchRule noSecondWayToTheServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.messagecenter.contracts..", "io.messagecenter.platform..");
}
