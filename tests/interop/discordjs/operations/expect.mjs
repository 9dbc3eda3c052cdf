// What an answer must be.

import { isDeepStrictEqual } from "node:util";

export function expect(found, wanted) {
  if (isDeepStrictEqual(found, wanted)) return;
  throw new Error(`${JSON.stringify(found)} in place of ${JSON.stringify(wanted)}`);
}

/** A picture of one pixel. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A sound of nothing. */
export const SOUND = Buffer.concat([Buffer.from("ID3"), Buffer.alloc(61)]);
