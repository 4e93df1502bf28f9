/** The rules of today as numbers. Several pages need them and they do not change while somebody reads, so they are asked for once. */
import type { AnswerOf } from '../api/operations.ts';
import { type Asked, call, useAsked } from './asked.ts';

export type Rules = AnswerOf<'readPublicRules'>;
export type Region = Rules['regions'][number];

let asked: Promise<Rules> | undefined;

export const readRules = (): Promise<Rules> => {
  asked ??= call('readPublicRules', {}).catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
};

export const useRules = (): Asked<Rules> => useAsked('rules', readRules);

/** The region an address names; without one the first, which is the deployment's own. Undefined where no such region takes part. */
export const regionIn = ({ regions }: Pick<Rules, 'regions'>, regionId: string | null): Region | undefined =>
  regionId === null ? regions[0] : regions.find((region) => region.regionId === regionId);
