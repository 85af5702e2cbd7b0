# Builds with everything, runs with what is needed, as a user who owns nothing.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY package.json package-lock.json ./
# PostgreSQL is a container of its own here: the embedded one, an optional package, stays out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY sample ./sample
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# One thread helps V8 to collect, rather than four: on few cores they keep each other, and PostgreSQL, waiting.
CMD ["node", "--v8-pool-size=1", "--max-semi-space-size=32", "dist/src/cli/main.js", "serve"]
