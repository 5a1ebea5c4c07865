/**
 * The few universal globals the pure packages use, declared structurally: no `@types/node`, no DOM library.
 * Listed only in `tsconfig.lib.json`; beside `@types/node` it would clash (TS2403).
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(
    type: 'abort',
    listener: () => void,
    options?: { readonly once?: boolean },
  ): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: { new (): AbortController };

interface TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: {
  new (
    label?: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ): TextDecoder;
};

declare const performance: { now(): number };
declare const crypto: { getRandomValues<T extends Uint8Array>(bytes: T): T };
declare function setTimeout(task: () => void, milliseconds?: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function atob(text: string): string;
declare function btoa(text: string): string;
