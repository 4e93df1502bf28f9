/**
 * zod/mini, with the schemas that every other one is made of built once, and objects whose members are built when they are first needed.
 * Why: building all its schemas was most of what a function did at a cold start, a request uses few of them, and half of them were one
 * more `z.string()`. A schema never changes, so any number of others may hold the same.
 */
import * as z from 'zod/mini';

export * from 'zod/mini';

const text = /* @__PURE__ */ z.string();
const yesOrNo = /* @__PURE__ */ z.boolean();
const whole = /* @__PURE__ */ z.int();
const day = /* @__PURE__ */ z.iso.date();
const instant = /* @__PURE__ */ z.iso.datetime();
const nothing = /* @__PURE__ */ z.never();
const anything = /* @__PURE__ */ z.unknown();

type Params<F extends (params?: never) => unknown> = Parameters<F>[0];

export const string = (params?: Params<typeof z.string>): z.ZodMiniString<string> =>
  params === undefined ? text : z.string(params);

export const boolean = (): z.ZodMiniBoolean<boolean> => yesOrNo;

export const int = (): z.ZodMiniNumberFormat => whole;

const date = (params?: Params<typeof z.iso.date>): z.ZodMiniISODate =>
  params === undefined ? day : z.iso.date(params);

const datetime = (params?: Params<typeof z.iso.datetime>): z.ZodMiniISODateTime =>
  params === undefined ? instant : z.iso.datetime(params);

export const iso = { date, datetime, time: z.iso.time };

type Shape = z.core.$ZodShape;
/** The members of an object, or a function that gives them when the schema is first used: a request needs few of a function's schemas. */
type Members<T extends Shape> = T | (() => T);

const definition = <T extends Shape>(members: Members<T>): { readonly type: 'object'; readonly shape: T } => {
  if (typeof members !== 'function') return { type: 'object', shape: members };
  let shape: T | undefined;
  return {
    type: 'object',
    get shape() {
      shape ??= members();
      return shape;
    },
  };
};

/** An object of which other members are dropped. */
export const object = <T extends Shape>(members: Members<T>): ReturnType<typeof z.object<T>> =>
  new z.ZodMiniObject(definition(members)) as ReturnType<typeof z.object<T>>;

/** An object that takes no other members. */
export const strictObject = <T extends Shape>(members: Members<T>): ReturnType<typeof z.strictObject<T>> =>
  new z.ZodMiniObject(Object.assign(definition(members), { catchall: nothing })) as ReturnType<
    typeof z.strictObject<T>
  >;

/** An object that keeps other members as they are. */
export const looseObject = <T extends Shape>(members: Members<T>): ReturnType<typeof z.looseObject<T>> =>
  new z.ZodMiniObject(Object.assign(definition(members), { catchall: anything })) as ReturnType<
    typeof z.looseObject<T>
  >;
