"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { CHANNELS } from "@/features/inbox/address";
import { peopleQuery } from "@/features/people/queries";
import { Field } from "@/ui/field";
import { Input, Select } from "@/ui/input";
import { useAddress } from "../parts/address";
import { MOST_DAYS_OF_HOURS, PRESETS, dayOf, type Interval, type Range } from "./range";

type FiltersProps = { preset: string; range: Range; interval: Interval };

/** Which time, and whose work. */
export function Filters({ preset, range, interval }: FiltersProps) {
  const t = useTranslations("admin");
  const address = useAddress();
  const people = useQuery(peopleQuery).data ?? [];
  const today = dayOf(new Date());
  const lastDay = dayOf(new Date(range.to.getTime() - 1));

  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      <Field label={t("overview.range.label")} className="max-sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={preset}
            onChange={({ target }) =>
              address.change({
                range: target.value,
                from: target.value === "custom" ? dayOf(range.from) : null,
                to: target.value === "custom" ? lastDay : null,
              })
            }
          >
            {PRESETS.map((choice) => (
              <option key={choice} value={choice}>
                {t(`overview.range.${choice}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {preset === "custom" && (
        <>
          <Field label={t("overview.range.from")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                max={lastDay}
                value={dayOf(range.from)}
                onChange={({ target }) => target.value && address.change({ from: target.value })}
              />
            )}
          </Field>
          <Field label={t("overview.range.to")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={dayOf(range.from)}
                max={today}
                value={lastDay}
                onChange={({ target }) => target.value && address.change({ to: target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t("overview.interval.label")}>
        {(control) => (
          <Select
            {...control}
            value={interval}
            onChange={({ target }) => address.change({ interval: target.value })}
          >
            <option value="hour" disabled={range.days > MOST_DAYS_OF_HOURS}>
              {t("overview.interval.hour")}
            </option>
            <option value="day">{t("overview.interval.day")}</option>
          </Select>
        )}
      </Field>
      <Field label={t("overview.channel")}>
        {(control) => (
          <Select
            {...control}
            value={address.get("channel")}
            onChange={({ target }) => address.change({ channel: target.value })}
          >
            <option value="">{t("all")}</option>
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`channels.${channel}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("overview.agent")} className="max-sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={address.get("agent")}
            onChange={({ target }) => address.change({ agent: target.value })}
          >
            <option value="">{t("overview.everybody")}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
