import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@fontsource-variable/inter";
import "@fontsource-variable/noto-sans-arabic";
import "./globals.css";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Message Center", template: "%s · Message Center" },
  description: "A shared inbox for WhatsApp",
  applicationName: "Message Center",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content", // the composer stays above a phone's keyboard
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#20413f" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1313" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
