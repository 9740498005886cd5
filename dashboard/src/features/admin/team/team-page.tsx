"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { PEOPLE, peopleQuery } from "@/features/people/queries";
import { api, data } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { FormProblem } from "@/ui/form-problem";
import { Input } from "@/ui/input";
import { StatePanel } from "@/ui/state";
import { AdminPage } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { Head, Table, Th } from "../parts/table";
import { useExplainUser } from "./explain-user";
import { PasswordForm } from "./password-form";
import { SessionsDialog } from "./sessions-dialog";
import { UserForm } from "./user-form";
import { UserRow, type Deed } from "./user-row";

type Doing = { deed: Deed; user: Account } | { deed: "new" } | null;

export function TeamPage() {
  const t = useTranslations("admin.team");
  const people = useQuery(peopleQuery);
  const [doing, setDoing] = useState<Doing>(null);
  const [sought, setSought] = useState("");
  const close = () => setDoing(null);

  const matches = ({ name, username }: Account) =>
    `${name} ${username}`.toLowerCase().includes(sought.trim().toLowerCase());

  return (
    <AdminPage
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button onClick={() => setDoing({ deed: "new" })}>
          <Plus /> {t("add")}
        </Button>
      }
    >
      <Loaded query={people}>
        {(all) => {
          const shown = all.filter(matches);
          return (
            <>
              {all.length > 5 && (
                <Input
                  type="search"
                  aria-label={t("search")}
                  placeholder={t("search")}
                  className="sm:max-w-64"
                  value={sought}
                  onChange={({ target }) => setSought(target.value)}
                />
              )}
              {shown.length === 0 ? (
                <StatePanel className="min-h-48" icon={<Users />} title={t("empty")} />
              ) : (
                <Table caption={t("title")}>
                  <Head>
                    <Th>{t("form.name")}</Th>
                    <Th>{t("form.role")}</Th>
                    <Th>{t("state")}</Th>
                    <Th>{t("source.label")}</Th>
                    <Th>{t("twoFactor.label")}</Th>
                    <Th>{t("since")}</Th>
                    <Th>
                      <span className="sr-only">{t("actions")}</span>
                    </Th>
                  </Head>
                  <tbody>
                    {shown.map((user) => (
                      <UserRow
                        key={user.id}
                        user={user}
                        onDeed={(deed, whom) => setDoing({ deed, user: whom })}
                      />
                    ))}
                  </tbody>
                </Table>
              )}
            </>
          );
        }}
      </Loaded>
      {doing?.deed === "new" && <UserForm user={null} onClose={close} />}
      {doing?.deed === "edit" && <UserForm user={doing.user} onClose={close} />}
      {doing?.deed === "password" && <PasswordForm user={doing.user} onClose={close} />}
      {doing?.deed === "sessions" && <SessionsDialog user={doing.user} onClose={close} />}
      {(doing?.deed === "deactivate" ||
        doing?.deed === "activate" ||
        doing?.deed === "two-factor") && (
        <SureDialog deed={doing.deed} user={doing.user} onClose={close} />
      )}
    </AdminPage>
  );
}

type SureDialogProps = {
  deed: "deactivate" | "activate" | "two-factor";
  user: Account;
  onClose: () => void;
};

/** Says what will happen before it does, and why it could not. */
function SureDialog({ deed, user, onClose }: SureDialogProps) {
  const t = useTranslations("admin.team.sure");
  const explain = useExplainUser();
  const cache = useQueryClient();
  const [problem, setProblem] = useState<string>();

  async function act() {
    const path = { id: user.id };
    try {
      if (deed === "two-factor") {
        await data(api.DELETE("/users/{id}/two-factor", { params: { path } }));
      } else {
        await data(
          api.PATCH("/users/{id}", { params: { path }, body: { active: deed === "activate" } }),
        );
      }
      toast.success(t(`${deed}.done`, { name: user.name }));
      await cache.invalidateQueries({ queryKey: PEOPLE });
      return true;
    } catch (error) {
      setProblem(explain(error));
      return false;
    }
  }

  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t(`${deed}.title`, { name: user.name })}
      description={t(`${deed}.detail`)}
      action={t(`${deed}.action`)}
      onConfirm={act}
    >
      <FormProblem>{problem}</FormProblem>
    </Confirm>
  );
}
