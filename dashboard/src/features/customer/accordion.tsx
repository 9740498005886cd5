import { ChevronDown } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { cn } from "@/lib/cn";

type SectionProps = { title: string; open?: boolean; children: ReactNode };

/** A part of the panel that can be folded. What is folded is not rendered, and asks the server for nothing. */
export function Section({ title, open: openAtFirst = true, children }: SectionProps) {
  const id = useId();
  const [open, setOpen] = useState(openAtFirst);
  return (
    <section className="border-t border-border">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-h-11 w-full items-center justify-between px-4 text-sm font-semibold hover:bg-muted focus-visible:-outline-offset-2"
        >
          {title}
          <ChevronDown
            aria-hidden
            className={cn("size-4 transition-transform", open && "rotate-180")}
          />
        </button>
      </h3>
      <div id={id} hidden={!open} className="px-4 pb-4">
        {open && children}
      </div>
    </section>
  );
}
