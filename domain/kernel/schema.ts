/**
 * zod/mini, with the schemas that every other one is made of built once.
 * Why: a function builds all its schemas at a cold start, and half of them were one more `z.string()`. A schema never changes, so any
 * number of others may hold the same. The annotations let the bundler leave out schemas that a function does not use.
 */
import * as z from 'zod/mini';

export * from 'zod/mini';

const text = /* @__PURE__ */ z.string();
const yesOrNo = /* @__PURE__ */ z.boolean();
const whole = /* @__PURE__ */ z.int();
const day = /* @__PURE__ */ z.iso.date();
const instant = /* @__PURE__ */ z.iso.datetime();
const nothing = /* @__PURE__ */ z.never();

type Params<F extends (params?: never) => unknown> = Parameters<F>[0];

/* @__NO_SIDE_EFFECTS__ */
export const string = (params?: Params<typeof z.string>): z.ZodMiniString<string> =>
  params === undefined ? text : z.string(params);

/* @__NO_SIDE_EFFECTS__ */
export const boolean = (): z.ZodMiniBoolean<boolean> => yesOrNo;

/* @__NO_SIDE_EFFECTS__ */
export const int = (): z.ZodMiniNumberFormat => whole;

/* @__NO_SIDE_EFFECTS__ */
const date = (params?: Params<typeof z.iso.date>): z.ZodMiniISODate =>
  params === undefined ? day : z.iso.date(params);

/* @__NO_SIDE_EFFECTS__ */
const datetime = (params?: Params<typeof z.iso.datetime>): z.ZodMiniISODateTime =>
  params === undefined ? instant : z.iso.datetime(params);

export const iso = { date, datetime, time: z.iso.time };

/** An object that takes no other members. */
/* @__NO_SIDE_EFFECTS__ */
export const strictObject = <T extends z.core.$ZodLooseShape>(shape: T): ReturnType<typeof z.strictObject<T>> =>
  new z.ZodMiniObject({ type: 'object', shape, catchall: nothing }) as ReturnType<typeof z.strictObject<T>>;
