import type { MetadataRoute } from "next";

export const dynamic = "force-static";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Message Center",
    short_name: "Messages",
    description: "A shared inbox for WhatsApp",
    start_url: "/dashboard-agent/",
    scope: "/",
    display: "standalone",
    background_color: "#fbfcfb",
    theme_color: "#20413f",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: "/icon-maskable.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
    ],
  };
}
