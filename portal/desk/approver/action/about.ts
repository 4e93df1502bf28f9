/** What an action is about, as far as its form has to know: which records there are, which answers a question allows. */
import { createContext, useContext } from 'react';

export interface About {
  readonly caseId: string;
  readonly unitId: string;
  /** Records that are still to be decided. */
  readonly records: readonly { readonly recordId: string; readonly title: string }[];
  /** Of the question the work item is about. */
  readonly answers: readonly { readonly value: string; readonly label: string }[];
  readonly ways: readonly { readonly value: string; readonly label: string }[];
  readonly assistingUnits: readonly { readonly value: string; readonly label: string }[];
}

interface AboutAction extends About {
  readonly action: string;
  /** Who of one's unit may examine. */
  readonly verifiers: readonly { readonly value: string; readonly label: string }[];
}

const Context = createContext<AboutAction | null>(null);
export const AboutProvider = Context.Provider;

export const useAbout = (): AboutAction => {
  const about = useContext(Context);
  if (about === null) throw new Error('a field outside of an action');
  return about;
};
