/** The cities of this deployment. Adding one is a file beside this and a line here. */
import { huainan } from './huainan.ts';
import type { CityProfile } from './profile.ts';
import { suzhou } from './suzhou.ts';

export const profiles: readonly CityProfile[] = [huainan, suzhou];

export const defaultProfile: CityProfile = huainan;

/** The profile of a region, or undefined: a city without a profile gets nobody else's. */
export const profileOf = (regionId: string): CityProfile | undefined =>
  profiles.find((profile) => profile.regionId === regionId);

/** What a case pins, e.g. `huainan@1`. */
export const profileVersion = (profile: CityProfile): string => `${profile.regionId}@${profile.version}`;
