import { repairDesk } from '#domain/repair/desk.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { Reader } from '../case-store/reader.ts';
import { aboutCase } from './about-case.ts';

/** A repair case with its relations, for the policy. */
export const aboutRepairCase = (reader: Reader, caseId: string, itemId?: string) =>
  aboutCase(reader, { kind: storedRepairCase, desk: repairDesk }, caseId, itemId);
