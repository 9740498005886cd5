"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Guard } from "@/features/session/guard";
import { useSession } from "@/lib/session";

/** The way in: everybody to their own screen. */
export default function Page() {
  const router = useRouter();
  const now = useSession();
  useEffect(() => {
    if (now.state === "open") {
      router.replace(now.user.role === "admin" ? "/dashboard-admin/" : "/dashboard-agent/");
    }
  }, [now, router]);
  return <Guard>{null}</Guard>;
}
