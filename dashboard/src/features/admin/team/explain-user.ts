import { useTranslations } from "use-intl";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";

/** Why a change of a user was refused, with what to do about it. */
export function useExplainUser(): (error: unknown) => string {
  const t = useTranslations("admin.team.problem");
  const explain = useExplain();
  return (error) => {
    if (error instanceof ApiProblem) {
      switch (error.code) {
        case "last-admin":
          return t("lastAdmin");
        case "username-taken":
          return t("usernameTaken");
      }
    }
    return explain(error);
  };
}
