import { repairDesk } from '#domain/repair/desk.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { Reader } from '../case-store/reader.ts';
import { aboutCase } from './about-case.ts';

/** A repair case with its relations, for the policy. */
export const aboutRepairCase = (reader: Reader, caseId: string, itemId?: string) =>
  aboutCase(reader, { kind: repairCase, desk: repairDesk }, caseId, itemId);
