import { useTranslations } from "use-intl";
import { ApiProblem } from "./api/problem";

/** Says in the user's language what went wrong and what to do. Features handle the codes that they know before they ask this. */
export function useExplain(): (error: unknown) => string {
  const t = useTranslations("common.problem");
  return (error) => {
    if (!(error instanceof ApiProblem)) {
      return t("title");
    }
    switch (error.status) {
      case 0:
        return t("offline");
      case 403:
        return t("forbidden");
      case 404:
        return t("notFound");
      case 429:
        return t("tooMany", { seconds: error.retryAfter ?? 10 });
      case 502:
      case 503:
        return t("unavailable");
      default:
        return t("other", { detail: error.message });
    }
  };
}
