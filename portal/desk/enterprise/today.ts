import { dateOf } from '../../shown/dates.ts';
import { useAnswer } from '../api.ts';

/** The business date: legal days are counted by the system's clock, not by that of the reader's device. */
export const useToday = (): string => {
  const { data } = useAnswer('readHealth', {});
  return dateOf(data?.now ?? new Date().toISOString());
};
