/** Aborts at the first Ctrl-C or SIGTERM. Those that follow change nothing: what stops is stopping already. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}
