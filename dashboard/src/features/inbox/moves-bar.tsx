import { ArrowUpDown } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Moves } from "./frozen";

/** Says that rows stand elsewhere by now; they move when one wants them to. */
export function MovesBar({ moves, onRefresh }: { moves: Moves; onRefresh: () => void }) {
  const t = useTranslations("inbox.list");
  if (moves.moved === 0 && moves.added === 0) {
    return null;
  }
  return (
    <button
      type="button"
      onClick={onRefresh}
      className="absolute inset-x-0 top-2 z-20 mx-auto flex h-8 w-fit items-center gap-1.5 rounded-full bg-primary px-3 text-xs font-medium text-primary-foreground shadow-md hover:bg-primary/90 pointer-coarse:h-11 [&_svg]:size-3.5"
    >
      <ArrowUpDown aria-hidden />
      {moves.added > 0 && t("added", { count: moves.added })}
      {moves.added > 0 && moves.moved > 0 && " · "}
      {moves.moved > 0 && t("moved", { count: moves.moved })}
      {" – "}
      {t("refreshOrder")}
    </button>
  );
}
