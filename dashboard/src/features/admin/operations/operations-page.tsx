"use client";
import { useTranslations } from "use-intl";
import { AdminPage } from "../parts/admin-page";
import { Lanes } from "./lanes";
import { Letters } from "./letters";

export function OperationsPage() {
  const t = useTranslations("admin.operations");
  return (
    <AdminPage title={t("title")} lead={t("lead")}>
      <Lanes />
      <Letters />
    </AdminPage>
  );
}
