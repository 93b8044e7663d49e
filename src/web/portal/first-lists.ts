/** The lists that the portal's home begins with; the server's page table asks for the same. */
export const homeOrders = { limit: 5 } as const;
export const openOrders = { status: 'placed', sort: 'placedAt', limit: 20 } as const;
