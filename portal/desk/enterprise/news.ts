/** How soon somebody who waits at a page is told of a change, in milliseconds: soon where the system itself is at work, else now and then. */
export const newsIn = (soon: boolean): number => (soon ? 2_000 : 10_000);
