# The front app: HTTP, ingestion and orchestrations; with the role All also the model, on the CPU. Context: the repository root.
ARG FUNCTIONS_IMAGE=mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/NextGpt.Functions/NextGpt.Functions.csproj -c Release -r linux-x64 --no-self-contained -p:OnnxRuntime=Cpu -o /app

FROM ${FUNCTIONS_IMAGE}
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ffmpeg \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /home/site/wwwroot

# The host writes its logs below /home and nothing else; what it must not change belongs to root.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin nextgpt \
    && mkdir -p /home/LogFiles /home/data \
    && chown -R nextgpt /home/LogFiles /home/data
USER 10001
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    ASPNETCORE_URLS=http://+:8080 \
    FUNCTIONS_WORKER_PROCESS_COUNT=1
EXPOSE 8080
