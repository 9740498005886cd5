"use client";
import { CircleCheck, CircleSlash, EllipsisVertical, ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Account } from "@/lib/api/types";
import { useUser } from "@/lib/session";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { Row, RowHead, Td } from "../parts/table";
import { Moment } from "../parts/times";

export type Deed = "edit" | "password" | "sessions" | "two-factor" | "deactivate" | "activate";

type UserRowProps = { user: Account; onDeed: (deed: Deed, user: Account) => void };

export function UserRow({ user, onDeed }: UserRowProps) {
  const t = useTranslations("admin.team");
  const common = useTranslations("common");
  const me = useUser().id === user.id;
  const local = user.source !== "oidc";
  return (
    <Row className={user.active ? "" : "text-muted-foreground"}>
      <RowHead className="min-w-48">
        <span className="flex items-center gap-2.5">
          <Avatar name={user.name} className="size-8" />
          <span className="min-w-0">
            <span className="block max-w-64 truncate">
              <bdi>{user.name}</bdi>{" "}
              {me && <span className="font-normal text-muted-foreground">({common("you")})</span>}
            </span>
            <bdi className="block max-w-64 truncate text-xs font-normal text-muted-foreground">
              {user.username}
            </bdi>
          </span>
        </span>
      </RowHead>
      <Td>
        <Badge tone={user.role === "admin" ? "primary" : "neutral"}>{t(`role.${user.role}`)}</Badge>
      </Td>
      <Td>
        {user.active ? (
          <Badge tone="success">
            <CircleCheck aria-hidden /> {t("active")}
          </Badge>
        ) : (
          <Badge tone="danger">
            <CircleSlash aria-hidden /> {t("inactive")}
          </Badge>
        )}
      </Td>
      <Td>
        <Badge>{t(local ? "source.local" : "source.oidc")}</Badge>
      </Td>
      <Td>
        {user.two_factor ? (
          <Badge tone="accent">
            <ShieldCheck aria-hidden /> {t("twoFactor.on")}
          </Badge>
        ) : (
          <span className="text-muted-foreground">{t("twoFactor.off")}</span>
        )}
      </Td>
      <Td className="text-muted-foreground">
        {user.created_at ? <Moment at={user.created_at} /> : "–"}
      </Td>
      <Td className="text-end">
        <Menu
          trigger={
            <IconButton label={t("actionsFor", { name: user.name })} size="icon-sm">
              <EllipsisVertical />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => onDeed("edit", user)}>{t("edit")}</MenuItem>
          {local && (
            <MenuItem onSelect={() => onDeed("password", user)}>{t("setPassword")}</MenuItem>
          )}
          <MenuItem onSelect={() => onDeed("sessions", user)}>{t("showSessions")}</MenuItem>
          {user.two_factor && (
            <MenuItem onSelect={() => onDeed("two-factor", user)}>{t("resetTwoFactor")}</MenuItem>
          )}
          <MenuSeparator />
          {user.active ? (
            <MenuItem className="text-danger" onSelect={() => onDeed("deactivate", user)}>
              {t("deactivate")}
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => onDeed("activate", user)}>{t("activate")}</MenuItem>
          )}
        </Menu>
      </Td>
    </Row>
  );
}
