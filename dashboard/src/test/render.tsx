import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { IntlProvider } from "use-intl";
import en from "@/i18n/en";
import admin from "@/i18n/en/admin.json";
import { HintProvider } from "@/ui/tooltip";

/** Renders as the pages do, in English; gives the cache, too. */
export function renderApp(ui: ReactElement) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return {
    queryClient,
    ...render(
      <IntlProvider locale="en" messages={{ ...en, admin }} timeZone="UTC">
        <QueryClientProvider client={queryClient}>
          <HintProvider>{ui}</HintProvider>
        </QueryClientProvider>
      </IntlProvider>,
    ),
  };
}
