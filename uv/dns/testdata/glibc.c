/* Answers the queries of glibc.txt as the C library does.
 *   gcc glibc.c -o glibc && grep '^?' glibc.txt | ./glibc
 * A query is "? node service family socktype protocol flags", "-" for NULL;
 * an answer "family socktype protocol address port canonname" for each result,
 * or the name of an error. "! address port flags" asks for names instead. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static const char* name(int rc) {
  switch (rc) {
    case EAI_ADDRFAMILY: return "EAI_ADDRFAMILY";
    case EAI_AGAIN: return "EAI_AGAIN";
    case EAI_BADFLAGS: return "EAI_BADFLAGS";
    case EAI_FAMILY: return "EAI_FAMILY";
    case EAI_NONAME: return "EAI_NONAME";
    case EAI_SERVICE: return "EAI_SERVICE";
    case EAI_SOCKTYPE: return "EAI_SOCKTYPE";
    default: return gai_strerror(rc);
  }
}

static void addresses(const char* node, const char* service, struct addrinfo* hints) {
  struct addrinfo* list = NULL;
  int rc = getaddrinfo(strcmp(node, "-") ? node : NULL, strcmp(service, "-") ? service : NULL, hints, &list);
  if (rc != 0) puts(name(rc));
  for (struct addrinfo* a = list; a != NULL; a = a->ai_next) {
    char host[256], port[16];
    getnameinfo(a->ai_addr, a->ai_addrlen, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    printf("%d %d %d %s %s %s\n", a->ai_family, a->ai_socktype, a->ai_protocol, host, port,
           a->ai_canonname ? a->ai_canonname : "-");
  }
}

static void names(const char* address, int port, int flags) {
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(port)};
  char host[256], service[64];
  int rc;
  if (inet_pton(AF_INET, address, &four.sin_addr) == 1)
    rc = getnameinfo((void*) &four, sizeof four, host, sizeof host, service, sizeof service, flags);
  else
    rc = inet_pton(AF_INET6, address, &six.sin6_addr),
    rc = getnameinfo((void*) &six, sizeof six, host, sizeof host, service, sizeof service, flags);
  if (rc != 0) puts(name(rc));
  else printf("%s %s\n", host, service);
}

int main(void) {
  char line[512], node[256], service[64];
  int port, flags;
  while (fgets(line, sizeof line, stdin)) {
    struct addrinfo h = {0};
    fputs(line, stdout);
    if (sscanf(line, "? %s %s %d %d %d %i", node, service, &h.ai_family, &h.ai_socktype, &h.ai_protocol, &h.ai_flags) == 6)
      addresses(node, service, &h);
    else if (sscanf(line, "! %s %d %i", node, &port, &flags) == 3)
      names(node, port, flags);
  }
}
