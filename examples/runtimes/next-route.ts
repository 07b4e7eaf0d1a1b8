import { api } from './platform.js';

// Next.js: app/ocpi/[...path]/route.ts
const handle = (request: Request): Promise<Response> => api.fetch(request);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
