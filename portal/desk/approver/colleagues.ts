import type { EntryOf } from '../../api/operations.ts';
import { useAnswer } from '../api.ts';
import { may, useMe } from '../person.ts';

type Colleague = EntryOf<'listOfficers'>;

/** Who works in one's own unit; undefined while that is not known, and for people who have no unit. */
export const useColleagues = (): readonly Colleague[] | undefined => {
  const me = useMe();
  const asked = useAnswer(
    'listOfficers',
    { params: { unitId: me.unit?.id ?? '' }, query: {} },
    { enabled: me.unit !== null && may(me, 'listOfficers') },
  );
  return asked.data?.entries;
};

/** How one of them is called. */
export const nameOf = (colleagues: readonly Colleague[] | undefined, principalId: string): string =>
  colleagues === undefined
    ? '同事'
    : (colleagues.find((one) => one.principalId === principalId)?.name ?? '已不在岗的人员');
