"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { ThemeProvider } from "next-themes";
import { useEffect, useState, type ReactNode } from "react";
import { isRightToLeft, Language } from "@/i18n/provider";
import { ApiProblem } from "@/lib/api/problem";
import { usePreferences } from "@/lib/preferences";
import { session } from "@/lib/session";
import { MissingParts } from "@/ui/missing-parts";
import { Toasts } from "@/ui/toasts";
import { HintProvider } from "@/ui/tooltip";

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The live stream keeps what is shown true; the age only matters after it was away.
        staleTime: 30_000,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.temporary,
      },
    },
  });

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  const direction = usePreferences((preferences) =>
    isRightToLeft(preferences.locale) ? "rtl" : "ltr",
  );

  useEffect(() => {
    session.begin().catch(() => {}); // the state tells
  }, []);

  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <Language>
        <Direction.Provider dir={direction}>
          <QueryClientProvider client={queryClient}>
            <HintProvider>{children}</HintProvider>
            <Toasts dir={direction} />
            <MissingParts />
          </QueryClientProvider>
        </Direction.Provider>
      </Language>
    </ThemeProvider>
  );
}
