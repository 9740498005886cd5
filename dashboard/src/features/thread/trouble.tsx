import { Check, Copy, RotateCw, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useExplain } from "@/lib/explain";
import type { MessageActions } from "./use-message-actions";
import type { ShownMessage } from "./rows";

type TroubleProps = { message: ShownMessage; actions: MessageActions };

/** Under a message that did not arrive, or of which nobody knows: why, in plain words, and what one can do. */
export function Trouble({ message, actions }: TroubleProps) {
  const t = useTranslations("thread.trouble");
  const common = useTranslations("common");
  const explain = useExplain();
  const { outgoing } = message;

  if (outgoing?.state === "failed") {
    const code = outgoing.problem?.code;
    return (
      <Box
        tone="danger"
        text={
          code === "chat-closed" || code === "interrupted" ? t(code) : explain(outgoing.problem)
        }
      >
        <Act icon={<RotateCw />} onClick={() => actions.sendAgain(outgoing)}>
          {common("retry")}
        </Act>
        {message.text && (
          <Act icon={<Copy />} onClick={() => actions.keepAsDraft(outgoing)}>
            {t("toDraft")}
          </Act>
        )}
        <Act icon={<Trash2 />} onClick={() => actions.discard(outgoing)}>
          {common("delete")}
        </Act>
      </Box>
    );
  }
  if (outgoing?.held) {
    return (
      <Box
        tone="warning"
        text={outgoing.problem?.status === 401 ? t("waitsForLogin") : t("waitsForNetwork")}
      >
        {message.text && (
          <Act icon={<Copy />} onClick={() => actions.keepAsDraft(outgoing)}>
            {t("toDraft")}
          </Act>
        )}
      </Box>
    );
  }
  if (outgoing || message.deleted_at !== null) {
    return null;
  }
  if (message.status === "failed") {
    return (
      <Box tone="danger" text={message.error ?? t("failed")}>
        <Act icon={<RotateCw />} onClick={() => void actions.retry(message)}>
          {common("retry")}
        </Act>
        {message.text && (
          <Act icon={<Copy />} onClick={() => actions.copy(message)}>
            {t("copy")}
          </Act>
        )}
        <Act icon={<Trash2 />} onClick={() => void actions.remove(message)}>
          {common("delete")}
        </Act>
      </Box>
    );
  }
  if (message.status === "unknown") {
    return (
      <Box tone="warning" text={t("unknown")}>
        <Act icon={<Check />} onClick={() => void actions.resolve(message, "sent")}>
          {t("arrived")}
        </Act>
        <Act icon={<RotateCw />} onClick={() => void actions.resolve(message, "resend")}>
          {t("resend")}
        </Act>
        <Act icon={<Trash2 />} onClick={() => void actions.resolve(message, "discard")}>
          {t("discard")}
        </Act>
      </Box>
    );
  }
  return null;
}

function Box({
  tone,
  text,
  children,
}: {
  tone: "danger" | "warning";
  text: string;
  children: ReactNode;
}) {
  return (
    <div
      className={
        tone === "danger"
          ? "mt-1 rounded-lg bg-danger-soft px-3 py-1.5 text-xs text-danger"
          : "mt-1 rounded-lg bg-warning-soft px-3 py-1.5 text-xs text-warning"
      }
    >
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {text}
      </p>
      <div className="flex flex-wrap gap-x-3">{children}</div>
    </div>
  );
}

const Act = ({
  icon,
  onClick,
  children,
}: {
  icon: ReactNode;
  onClick: () => void;
  children: ReactNode;
}) => (
  <button
    type="button"
    onClick={onClick}
    className="inline-flex min-h-7 items-center gap-1 font-semibold underline-offset-2 hover:underline pointer-coarse:min-h-11 [&_svg]:size-3.5"
  >
    {icon}
    {children}
  </button>
);
