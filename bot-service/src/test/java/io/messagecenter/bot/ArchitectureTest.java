package io.messagecenter.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = BotServiceApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String RULES =
            ".*\\.(Words|RuleBook|BotRule|CommandParser|Command|History|Answer|Triage|Reaction|Conversation|Turn|Past|Proposals)";

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveNameMatching(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "java.sql..", "org.apache.kafka..", "io.messagecenter.platform..");

    @ArchTest
    static final ArchRule onlyTheAssistantKnowsTheAi = noClasses()
            .that()
            .resideOutsideOfPackage("..assistant..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.ai..", "com.openai..", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule noPackagesNamedForNothing = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..service..", "..impl..", "..dto..");

    @ArchTest
    static final ArchRule listenersAndRepositoriesArePrivateToTheirFeature = classes()
            .that()
            .haveSimpleNameEndingWith("Listener")
            .or()
            .areAnnotatedWith("org.springframework.stereotype.Repository")
            .or()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .notBePublic();
}
