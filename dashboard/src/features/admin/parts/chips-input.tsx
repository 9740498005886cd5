"use client";
import { X } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

type ChipsInputProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  values: readonly string[];
  suggestions?: readonly string[];
  onChange: (values: string[]) => void;
};

/** Several short texts: Enter or a comma adds what is typed, Backspace in the empty box takes the last one back. */
export function ChipsInput({
  label,
  hint,
  error,
  values,
  suggestions = [],
  onChange,
}: ChipsInputProps) {
  const t = useTranslations("admin");
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");

  function add(text: string) {
    const there = new Set(values.map((value) => value.toLowerCase()));
    const fresh: string[] = [];
    for (const part of text.split(/[,\n]/).map((one) => one.trim())) {
      if (part !== "" && !there.has(part.toLowerCase())) {
        there.add(part.toLowerCase());
        fresh.push(part);
      }
    }
    setTyped("");
    if (fresh.length > 0) {
      onChange([...values, ...fresh]);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === "Enter" && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") {
      onChange(values.slice(0, -1));
    }
  }

  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="space-y-2">
          {values.length > 0 && (
            <ul aria-label={label} className="flex flex-wrap gap-1.5">
              {values.map((value) => (
                <li
                  key={value}
                  className="flex max-w-full items-center rounded-full bg-accent ps-2.5 text-accent-foreground"
                >
                  <span dir="auto" className="truncate">
                    {value}
                  </span>
                  <button
                    type="button"
                    aria-label={t("remove", { name: value })}
                    className="flex size-7 shrink-0 items-center justify-center rounded-full hover:bg-danger-soft hover:text-danger pointer-coarse:size-11"
                    onClick={() => {
                      onChange(values.filter((other) => other !== value));
                      box.current?.focus();
                    }}
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Input
            {...control}
            ref={box}
            dir="auto"
            list={list}
            value={typed}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
            onChange={({ target }) =>
              /[,\n]/.test(target.value) ? add(target.value) : setTyped(target.value)
            }
          />
          <datalist id={list}>
            {suggestions
              .filter((suggestion) => !values.includes(suggestion))
              .map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
