"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useLocale } from "use-intl";
import { isRightToLeft } from "@/i18n/provider";
import type { Locale } from "@/lib/preferences";
import type { Point, Series } from "./figure";

type BarsProps = { series: Series[]; points: Point[] };

/** Bars, those of one stack on top of each other. Drawn left to right always; the axes turn round with the language. */
export function Bars({ series, points }: BarsProps) {
  const rtl = isRightToLeft(useLocale() as Locale);
  const ends = new Map(series.map(({ stack, key }) => [stack, key]));
  return (
    <div dir="ltr" className="h-64">
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <BarChart
          accessibilityLayer={false}
          data={points}
          margin={{ top: 4, right: 4, bottom: 0, left: 4 }}
          barGap={2}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis
            dataKey="label"
            reversed={rtl}
            tickLine={false}
            axisLine={false}
            minTickGap={16}
            tick={{ fill: "var(--muted-foreground)", fontSize: 12 }}
          />
          <YAxis
            orientation={rtl ? "right" : "left"}
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            width={36}
            tick={{ fill: "var(--muted-foreground)", fontSize: 12 }}
          />
          <Tooltip
            cursor={{ fill: "var(--muted)", opacity: 0.6 }}
            isAnimationActive={false}
            contentStyle={{
              background: "var(--card)",
              border: "1px solid var(--border)",
              borderRadius: 8,
              color: "var(--card-foreground)",
              fontSize: 12,
              direction: rtl ? "rtl" : "ltr",
            }}
            itemStyle={{ color: "var(--card-foreground)" }}
          />
          {series.map(({ key, label, color, stack }) => (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              stackId={stack}
              fill={color}
              maxBarSize={28}
              isAnimationActive={false}
              radius={ends.get(stack) === key ? [3, 3, 0, 0] : 0}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
