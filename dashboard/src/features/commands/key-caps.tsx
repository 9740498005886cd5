import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Kbd } from "@/ui/kbd";

const isApple = () =>
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The key as it is printed on the keyboard. */
const cap = (key: string) =>
  key === "Escape" ? "Esc" : key.length === 1 ? key.toUpperCase() : key;

export function KeyCaps({ keys }: { keys: readonly string[] }) {
  const t = useTranslations("inbox.shortcuts");
  return (
    <span dir="ltr" className="flex items-center gap-1 text-xs text-muted-foreground">
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && t("then")}
          {key.startsWith("mod+") ? (
            <>
              <Kbd>{isApple() ? "⌘" : "Ctrl"}</Kbd>
              <Kbd>{cap(key.slice(4))}</Kbd>
            </>
          ) : (
            <Kbd>{cap(key)}</Kbd>
          )}
        </Fragment>
      ))}
    </span>
  );
}
