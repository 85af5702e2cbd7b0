/** What a process holds, in bytes. */
interface Sample {
  readonly heap: number;
  readonly resident: number;
}

function lowerQuartile(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 4)] ?? NaN;
}

/** What the server holds over a run, as its own metrics tell it. The heap's low tides count: what stays when garbage is gone. */
export class MemorySamples {
  private readonly samples: Sample[] = [];

  constructor(private readonly metricsAddress: string) {}

  async take(): Promise<void> {
    const text = await (await fetch(this.metricsAddress, { headers: { connection: 'close' } })).text();
    const gauge = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    this.samples.push({
      heap: gauge('nodejs_heap_size_used_bytes') + gauge('nodejs_external_memory_bytes'),
      resident: gauge('process_resident_memory_bytes'),
    });
  }

  /** @param number from 0 to 4: which fifth of the run */
  fifth(number: number): Sample {
    const size = this.samples.length / 5;
    const part = this.samples.slice(Math.round(number * size), Math.round((number + 1) * size));
    return {
      heap: lowerQuartile(part.map(({ heap }) => heap)),
      resident: lowerQuartile(part.map(({ resident }) => resident)),
    };
  }
}
