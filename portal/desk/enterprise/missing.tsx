import type { ReactNode } from 'react';

/** What still has to be filled in, said where the form is sent. */
export const Missing = ({ children }: { readonly children: ReactNode }) => (
  <div role="alert" className="ent-missing">
    {children}
  </div>
);
