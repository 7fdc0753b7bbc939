# The app that runs the model on a GPU. Context: the repository root.
#
# Microsoft.ML.OnnxRuntime.Gpu 1.27 and later need CUDA 13 and cuDNN 9; both lines are pinned together in Directory.Packages.props and here.
ARG FUNCTIONS_IMAGE=mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0
ARG CUDA_IMAGE=nvidia/cuda:13.0.2-cudnn-runtime-ubuntu24.04

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/NextGpt.Functions/NextGpt.Functions.csproj -c Release -r linux-x64 --no-self-contained -p:OnnxRuntime=Gpu -o /app \
    && cp infra/gpu/host.json /app/host.json

# Only what the CUDA provider loads: the whole runtime would be three times as large, and every replica pulls it.
FROM ${CUDA_IMAGE} AS cuda
RUN mkdir -p /staged/lib64 /staged/compat \
    && cp -P /usr/local/cuda/lib64/libcudart.so.* \
             /usr/local/cuda/lib64/libcublas.so.* \
             /usr/local/cuda/lib64/libcublasLt.so.* \
             /usr/local/cuda/lib64/libcufft.so.* \
             /usr/local/cuda/lib64/libcurand.so.* \
             /usr/local/cuda/lib64/libnvrtc*.so.* \
             /usr/local/cuda/lib64/libnvJitLink.so.* \
             /usr/lib/x86_64-linux-gnu/libcudnn*.so.9* \
             /staged/lib64/ \
    # Lets a data-centre GPU with an older driver run this CUDA; the container runtime takes it from this folder when it is newer.
    && cp -P /usr/local/cuda/compat/* /staged/compat/

FROM ${FUNCTIONS_IMAGE}
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ffmpeg \
    && rm -rf /var/lib/apt/lists/*
COPY --from=cuda /staged /usr/local/cuda
COPY --from=build /app /home/site/wwwroot

# A library that is missing shows here and not at the first request. libcuda.so.1 belongs to the driver, which is on the machine.
RUN echo /usr/local/cuda/lib64 > /etc/ld.so.conf.d/cuda.conf \
    && ldconfig \
    && provider="$(find /home/site/wwwroot -name libonnxruntime_providers_cuda.so | head -n 1)" \
    && test -n "$provider" \
    && ldd "$provider" > /tmp/libraries \
    && if grep 'not found' /tmp/libraries | grep -v 'libcuda\.so\.1'; then echo "The CUDA provider lacks the libraries above." >&2; exit 1; fi \
    && rm /tmp/libraries

RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin nextgpt \
    && mkdir -p /home/LogFiles /home/data \
    && chown -R nextgpt /home/LogFiles /home/data
USER 10001
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    ASPNETCORE_URLS=http://+:8080 \
    FUNCTIONS_WORKER_PROCESS_COUNT=1 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
EXPOSE 8080
