/** The draft of the person and subject as it lies in this browser, and how it is changed. */
import { useMemo } from 'react';
import { useKept } from '../../kept.ts';
import { useMe } from '../../person.ts';
import { type Change, changed, type Draft, draftOf, newDraft } from './draft.ts';

export interface DraftEditor {
  readonly draft: Draft;
  /** Takes the change of the draft as it is at that moment. */
  readonly edit: (change: (draft: Draft) => Change) => void;
  readonly goTo: (step: number) => void;
  readonly discard: () => void;
}

export const useDraft = (subjectId: string): DraftEditor => {
  const { principalId } = useMe();
  const name = `xinxiu-draft:${principalId}:${subjectId}`;
  const [text, keep] = useKept(name);
  const blank = useMemo(() => newDraft(crypto.randomUUID()), []);
  const draft = useMemo(() => draftOf(text) ?? blank, [text, blank]);
  const current = (): Draft => draftOf(localStorage.getItem(name)) ?? blank;
  const put = (next: Draft): void => keep(JSON.stringify(next));
  return {
    draft,
    edit: (change) => put(changed(current(), change(current()), crypto.randomUUID())),
    goTo: (step) => put({ ...current(), step }),
    discard: () => keep(null),
  };
};
