import type {
  Individualization,
  IndividualizeOptions,
  WMDRM_MACHINE_CERTIFICATE,
} from '@wmdrm/com';
import { HTTP_COMPLETED, INDI_BEGIN, INDI_SUCCEED, S_OK } from '@wmdrm/com/constants';

/** What tells the computers of our stack apart: each has the name it was opened with. */
export class Computer implements Individualization {
  readonly #name: string;
  #times = 0;

  constructor(name: string) {
    this.#name = name;
  }

  machine(): string {
    return this.#name;
  }

  securityVersion(): string {
    return `2.4.0.${this.#times}`;
  }

  certificate(type: number): WMDRM_MACHINE_CERTIFICATE {
    return {
      rgbVersion: new Uint8Array([2, 4, 0, this.#times]),
      pbCertificate: new TextEncoder().encode(`${this.#name} ${type}`),
    };
  }

  async individualize({ onStatus }: IndividualizeOptions): Promise<void> {
    const status = {
      hr: S_OK,
      pszIndiRespUrl: null,
      dwHTTPRequest: 1,
      enHTTPStatus: HTTP_COMPLETED,
      dwHTTPReadProgress: 1024,
      dwHTTPReadTotal: 1024,
    } as const;
    onStatus({ ...status, enIndiStatus: INDI_BEGIN });
    this.#times += 1;
    onStatus({ ...status, enIndiStatus: INDI_SUCCEED });
  }
}
