/** Why a form was refused, where no single field is to blame. */
export const FormProblem = ({ children }: { children: string | undefined }) =>
  children ? (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
      {children}
    </p>
  ) : null;
